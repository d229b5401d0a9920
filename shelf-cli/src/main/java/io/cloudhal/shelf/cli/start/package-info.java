/** Where the command {@code shelf} begins. */
@NullMarked
package io.cloudhal.shelf.cli.start;

import org.jspecify.annotations.NullMarked;
