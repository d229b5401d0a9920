@NullMarked
package io.cloudhal.shelf.cli.demo;

import org.jspecify.annotations.NullMarked;
