/** The reference implementation, in memory or kept in a directory. */
@NullMarked
package io.cloudhal.inmemory;

import org.jspecify.annotations.NullMarked;
