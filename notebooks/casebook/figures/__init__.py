"""Figures: one module a figure. Tables in, picture and words out; no widgets here."""
