"""Measures how long a build takes and how it grows (make bench): ratios of CPU seconds within one run."""
