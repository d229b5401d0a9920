/**
 * The conformance suite. A provider extends {@link io.cloudhal.conformance.HalConformance} once and
 * supplies a {@link io.cloudhal.conformance.ConformanceFixture}; every test verifies one clause of
 * {@code SEMANTICS.md}, and what became of each is written to {@code
 * target/hal-conformance/<provider>.json}.
 */
@NullMarked
package io.cloudhal.conformance;

import org.jspecify.annotations.NullMarked;
