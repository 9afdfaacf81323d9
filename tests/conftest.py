"""For all tests: makes `import fakes` work from every folder, because pytest puts this folder on the path."""
