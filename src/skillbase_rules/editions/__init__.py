"""Editions: one package of data for each notice."""
