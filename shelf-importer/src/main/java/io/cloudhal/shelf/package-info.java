/** The cloud shelf: packages imported from blob storage. */
@NullMarked
package io.cloudhal.shelf;

import org.jspecify.annotations.NullMarked;
