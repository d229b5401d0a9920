package io.cloudhal.aws;

import io.cloudhal.error.CancelledException;
import io.cloudhal.error.HalException;
import io.cloudhal.error.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Deletes objects, 1,000 a request; those that XML cannot carry in one request each. */
final class S3DeleteAll {

  // Source: DeleteObjects, Amazon S3 API Reference, read 2026-11-24.
  static final int MAX_KEYS = 1000;

  private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchVersion");

  private final S3Access access;

  S3DeleteAll(S3Access access) {
    this.access = access;
  }

  /** What became of a request. */
  private record Answer(Map<String, HalException> failures, Optional<HalException> failure) {}

  /**
   * Returns those that failed, and why.
   *
   * @throws HalException if there is no bucket, or no request was answered
   */
  Map<String, HalException> delete(List<ObjectIdentifier> objects) {
    List<Callable<Answer>> requests = new ArrayList<>();
    List<ObjectIdentifier> inXml = objects.stream().filter(S3DeleteAll::fitsXml).toList();
    for (int from = 0; from < inXml.size(); from += MAX_KEYS) {
      List<ObjectIdentifier> some = inXml.subList(from, Math.min(inXml.size(), from + MAX_KEYS));
      requests.add(() -> attempt(some, () -> deleteTogether(some)));
    }
    objects.stream()
        .filter(each -> !fitsXml(each))
        .forEach(each -> requests.add(() -> attempt(List.of(each), () -> deleteAlone(each))));
    return settled(access.threads().runAll(requests, true));
  }

  /** Does not stop the others where it fails. */
  private static Answer attempt(List<ObjectIdentifier> objects, Supplier<List<S3Error>> request) {
    Map<String, HalException> failures = new TreeMap<>();
    try {
      for (S3Error error : request.get()) {
        if (!GONE.contains(error.code())) {
          failures.put(error.key(), failure(error));
        }
      }
      return new Answer(failures, Optional.empty());
    } catch (CancelledException | NotFoundException e) {
      throw e;
    } catch (HalException e) {
      objects.forEach(each -> failures.put(each.key(), e));
      return new Answer(failures, Optional.of(e));
    }
  }

  private static Map<String, HalException> settled(List<Answer> answers) {
    Map<String, HalException> failures = new TreeMap<>();
    answers.forEach(answer -> failures.putAll(answer.failures()));
    List<HalException> failed =
        answers.stream().map(Answer::failure).flatMap(Optional::stream).toList();
    if (failed.size() == answers.size()) {
      throw AwsErrors.ofAll(failed);
    }
    return failures;
  }

  private List<S3Error> deleteTogether(List<ObjectIdentifier> objects) {
    DeleteObjectsRequest request =
        DeleteObjectsRequest.builder()
            .bucket(access.bucket())
            .delete(delete -> delete.objects(objects).quiet(true))
            .overrideConfiguration(AwsClients.deadline())
            .build();
    return AwsClients.write(() -> access.s3().deleteObjects(request)).errors();
  }

  private List<S3Error> deleteAlone(ObjectIdentifier object) {
    DeleteObjectRequest request =
        DeleteObjectRequest.builder()
            .bucket(access.bucket())
            .key(object.key())
            .versionId(object.versionId())
            .overrideConfiguration(AwsClients.deadline())
            .build();
    AwsClients.write(() -> access.s3().deleteObject(request));
    return List.of();
  }

  private static HalException failure(S3Error error) {
    return AwsRefusals.ofEntry(error.code(), !error.code().equals("InternalError"));
  }

  /** XML 1.0 has no control characters but three, and neither U+FFFE nor U+FFFF. */
  private static boolean fitsXml(ObjectIdentifier object) {
    return object.key().chars().allMatch(each -> each >= ' ' && each < 0xFFFE);
  }
}
