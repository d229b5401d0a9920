/**
 * What each call did and cost, for metrics, traces and budgets.
 *
 * <p>Every call on a device starts one {@link io.cloudhal.observe.Observation} that ends exactly
 * once, also when the call fails. Names and resources never hold a key, so that they are safe as
 * tags of a metric.
 */
@NullMarked
package io.cloudhal.observe;

import org.jspecify.annotations.NullMarked;
