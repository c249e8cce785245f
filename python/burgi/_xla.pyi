"""XLA's foreign function."""
handler: object
names: tuple[str, ...]
api_major: int
api_minor: int
