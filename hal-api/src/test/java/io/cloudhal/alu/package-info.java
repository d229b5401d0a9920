@NullMarked
package io.cloudhal.alu;

import org.jspecify.annotations.NullMarked;
