package io.cloudhal.aws;

import io.cloudhal.error.HalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Deletes keys, 1,000 a request; those that XML cannot carry in one request each. */
final class S3DeleteAll {

  // Source: DeleteObjects, Amazon S3 API Reference, read 2026-11-24.
  static final int MAX_KEYS = 1000;

  private final S3Access access;

  S3DeleteAll(S3Access access) {
    this.access = access;
  }

  /** Returns those that failed, and why; throws if a whole request failed. */
  Map<String, HalException> delete(List<String> keys) {
    List<Callable<List<S3Error>>> requests = new ArrayList<>();
    List<String> inXml = keys.stream().filter(S3DeleteAll::fitsXml).toList();
    for (int from = 0; from < inXml.size(); from += MAX_KEYS) {
      List<String> some = inXml.subList(from, Math.min(inXml.size(), from + MAX_KEYS));
      requests.add(() -> deleteTogether(some));
    }
    keys.stream().filter(key -> !fitsXml(key)).forEach(key -> requests.add(() -> deleteAlone(key)));
    Map<String, HalException> failures = new TreeMap<>();
    for (List<S3Error> errors : access.threads().runAll(requests, true)) {
      errors.stream()
          .filter(error -> !error.code().equals("NoSuchKey"))
          .forEach(error -> failures.put(error.key(), failure(error)));
    }
    return failures;
  }

  private List<S3Error> deleteTogether(List<String> keys) {
    List<ObjectIdentifier> objects =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    DeleteObjectsRequest request =
        DeleteObjectsRequest.builder()
            .bucket(access.bucket())
            .delete(delete -> delete.objects(objects).quiet(true))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.write(() -> access.s3().deleteObjects(request)).errors();
  }

  private List<S3Error> deleteAlone(String key) {
    DeleteObjectRequest request =
        DeleteObjectRequest.builder()
            .bucket(access.bucket())
            .key(key)
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(() -> access.s3().deleteObject(request));
    return List.of();
  }

  private static HalException failure(S3Error error) {
    return AwsErrors.ofEntry(error.code(), !error.code().equals("InternalError"));
  }

  /** XML 1.0 has no control characters but three, and neither U+FFFE nor U+FFFF. */
  private static boolean fitsXml(String key) {
    return key.chars().allMatch(each -> each >= ' ' && each < 0xFFFE);
  }
}
