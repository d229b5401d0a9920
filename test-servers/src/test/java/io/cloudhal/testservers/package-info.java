@NullMarked
package io.cloudhal.testservers;

import org.jspecify.annotations.NullMarked;
