"""Documents: what is said, and in which order. One document a module; no formats, no files."""
