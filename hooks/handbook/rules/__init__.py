"""Rules on words, links and pictures: a module a thing, each yields the Faults of the whole book; check.py runs them all."""
