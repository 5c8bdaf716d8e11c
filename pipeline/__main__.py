"""``python -m pipeline`` is ``cspr``."""

from pipeline.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
