/** Trains and runs a news classifier on Apache OpenNLP behind interfaces of the JDK alone. */
@NullMarked
package io.cloudhal.demo.opennlp;

import org.jspecify.annotations.NullMarked;
