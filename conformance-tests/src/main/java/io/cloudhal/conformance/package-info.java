/** The executable contract that every provider has to pass. */
@NullMarked
package io.cloudhal.conformance;

import org.jspecify.annotations.NullMarked;
