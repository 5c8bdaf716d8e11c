"""The residual hunt, held to sentences and numbers that its own lists were not made from."""
