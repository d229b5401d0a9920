/** Checks that value types share; not exported. */
@NullMarked
package io.cloudhal.internal;

import org.jspecify.annotations.NullMarked;
