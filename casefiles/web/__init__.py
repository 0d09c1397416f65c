"""Web pages. A view reads the request, asks the office, and shows the answer; it decides nothing itself."""
