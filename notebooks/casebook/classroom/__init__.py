"""A class's answers together: read from a folder, counted, shown, written as a table for the gradebook."""
