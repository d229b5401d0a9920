/** What the tests of the shelf share. */
@NullMarked
package io.cloudhal.shelf.testing;

import org.jspecify.annotations.NullMarked;
