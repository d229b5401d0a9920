/**
 * Runs what is on a shelf: {@link io.cloudhal.shelf.loader.ShelfClassLoader} takes classes and
 * resources from packages. What is not there is answered from their catalogs, without a request.
 */
@NullMarked
package io.cloudhal.shelf.loader;

import org.jspecify.annotations.NullMarked;
