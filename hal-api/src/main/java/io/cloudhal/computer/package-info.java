/**
 * The cloud computer as a whole: how it is opened, what it consists of, and how its resources are
 * provisioned.
 *
 * <pre>{@code
 * try (CloudComputer computer = CloudComputers.open(URI.create("inmemory://volatile"))) {
 *   computer.provisioner().ensureBucket(new BucketName("reports"));
 *   Bucket reports = computer.storage().bucket(new BucketName("reports"));
 *   reports.put(BlobKey.of("today"), BlobSource.of(Bytes.utf8("sunny")), PutOptions.defaults());
 * }
 * }</pre>
 */
@NullMarked
package io.cloudhal.computer;

import org.jspecify.annotations.NullMarked;
