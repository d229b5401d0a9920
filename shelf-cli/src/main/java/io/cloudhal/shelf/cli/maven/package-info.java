/** Finds packages of Maven repositories with all that they depend on, by Maven's own resolver. */
@NullMarked
package io.cloudhal.shelf.cli.maven;

import org.jspecify.annotations.NullMarked;
