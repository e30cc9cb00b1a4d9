"""The guide as data: each page parsed once into small immutable parts that all else reads."""
