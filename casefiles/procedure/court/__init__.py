"""The court track: lists taken over from a court, passed on and released (法院名单)."""
