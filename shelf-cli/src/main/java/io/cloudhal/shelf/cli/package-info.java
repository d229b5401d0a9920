/** The command {@code shelf}: publishing, importing and inspecting, on every provider. */
@NullMarked
package io.cloudhal.shelf.cli;

import org.jspecify.annotations.NullMarked;
