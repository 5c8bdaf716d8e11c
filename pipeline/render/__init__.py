"""Play a document into files: Word, PDF, HTML, Excel, CSV and JSON. Decides nothing."""
