"""Bring an overview report edited in Word back into the chapters it was typed in.

Paragraphs nobody edited keep the Markdown they had, letter by letter. What a reader changed is
written as Markdown with its references; tracked changes are accepted, refused or left for a
decision; comments go to a table with a place and an answer column. Nothing is lost: a copy whose
words cannot all be accounted for is refused.
"""
