/**
 * The bytes of the shelf, as values. {@code docs/shelf-format.md} gives the layout byte by byte.
 *
 * <p>Nothing here does I/O or decides whom to trust. What does not follow the format is a {@link
 * io.cloudhal.shelf.format.FormatException}; once a value is made, every accessor on it is safe.
 */
@NullMarked
package io.cloudhal.shelf.format;

import org.jspecify.annotations.NullMarked;
