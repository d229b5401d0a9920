/**
 * The news classifier: the main job of the cloud computer in one program. It publishes a library to
 * a shelf, and has cloud functions import it from there to classify articles that come over a
 * queue.
 */
@NullMarked
package io.cloudhal.shelf.cli.demo;

import org.jspecify.annotations.NullMarked;
