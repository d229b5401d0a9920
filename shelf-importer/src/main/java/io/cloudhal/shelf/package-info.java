/**
 * The cloud shelf: packages put once into blob storage and imported by everyone.
 *
 * <p>{@link io.cloudhal.shelf.Shelf} reads one revision of a shelf, {@code publish} writes the
 * next, {@code loader} runs what is on it. A reader believes nothing but what a key that it was
 * told to trust has signed: every byte is checked against a digest that the signature covers before
 * it is used, wherever it comes from.
 */
@NullMarked
package io.cloudhal.shelf;

import org.jspecify.annotations.NullMarked;
