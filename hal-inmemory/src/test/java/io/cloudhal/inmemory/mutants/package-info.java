/** Wrong providers, each of which has to fail exactly the clauses that it states. */
@NullMarked
package io.cloudhal.inmemory.mutants;

import org.jspecify.annotations.NullMarked;
