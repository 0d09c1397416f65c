"""The life of every letter: review, signature, seal, service (审核、签发、用印、送达)."""
