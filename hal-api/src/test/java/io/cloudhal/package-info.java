@NullMarked
package io.cloudhal;

import org.jspecify.annotations.NullMarked;
