"""The story behind inputs/example-review, agency by agency. Everybody and every place is invented."""
