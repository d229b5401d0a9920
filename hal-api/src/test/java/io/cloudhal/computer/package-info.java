@NullMarked
package io.cloudhal.computer;

import org.jspecify.annotations.NullMarked;
