/** Benchmarks of the layer and of the shelf. */
@NullMarked
package io.cloudhal.benchmarks;

import org.jspecify.annotations.NullMarked;
