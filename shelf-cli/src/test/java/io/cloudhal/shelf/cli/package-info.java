@NullMarked
package io.cloudhal.shelf.cli;

import org.jspecify.annotations.NullMarked;
