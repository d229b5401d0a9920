package io.cloudhal.testservers;

import java.util.List;
import java.util.Map;

/**
 * How a server runs in a container.
 *
 * @param name the image with its version
 * @param ports what it listens on inside, in the order of {@link TestServer#endpoint(int)}
 * @param environment added to that of the image
 */
record ContainerImage(String name, List<Integer> ports, Map<String, String> environment) {}
