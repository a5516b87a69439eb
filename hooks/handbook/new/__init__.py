"""Starts a role, chapter, question, worksheet or course: asks what it needs, makes the files, says what to fill in."""
