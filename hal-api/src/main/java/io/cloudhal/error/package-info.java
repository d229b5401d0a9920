/**
 * What can go wrong, by what a caller can do about it.
 *
 * <table>
 * <caption>Kinds of failure</caption>
 * <tr><th>type</th><th>retryable</th><th>may have taken effect</th><th>what to do</th></tr>
 * <tr><td>NotFound</td><td>no</td><td>no</td><td>provision the resource, or handle absence</td></tr>
 * <tr><td>PermissionDenied</td><td>no</td><td>no</td><td>fix credentials or policy</td></tr>
 * <tr><td>InvalidRequest</td><td>no</td><td>no</td><td>fix the call</td></tr>
 * <tr><td>LimitExceeded</td><td>no</td><td>no</td><td>send less; thrown before any I/O</td></tr>
 * <tr><td>UnsupportedFeature</td><td>no</td><td>no</td><td>ask capabilities first</td></tr>
 * <tr><td>StaleVersion</td><td>no</td><td>no</td><td>read again without the version</td></tr>
 * <tr><td>LeaseLost</td><td>no</td><td>no</td><td>drop the delivery: it comes again</td></tr>
 * <tr><td>Throttled</td><td>yes</td><td>no</td><td>slow down</td></tr>
 * <tr><td>Unavailable</td><td>yes</td><td>it says</td><td>repeat if safe</td></tr>
 * <tr><td>TimedOut</td><td>yes</td><td>it says</td><td>repeat if safe, or allow more time</td></tr>
 * <tr><td>Cancelled</td><td>no</td><td>it says</td><td>end: the thread was interrupted</td></tr>
 * <tr><td>CorruptData</td><td>no</td><td>no</td><td>restore the resource that it names</td></tr>
 * <tr><td>Uncategorized</td><td>no</td><td>yes</td><td>report it: a gap in our mapping</td></tr>
 * </table>
 *
 * <p>Messages and contexts never hold a secret, a credential or a payload.
 */
@NullMarked
package io.cloudhal.error;

import org.jspecify.annotations.NullMarked;
