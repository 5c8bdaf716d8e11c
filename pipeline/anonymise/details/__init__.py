"""How details that tell of a person without a name are found and said less exactly.

``quasi`` is the way in: it names the kinds and finds them all in a text. Words are data here,
kind by kind; grammar puts them together. Nothing here decides what is done with a find.
"""
