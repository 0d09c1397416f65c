"""The whole procedure under the Measure of a second, invented county."""
