package io.cloudhal.conformance;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives suites the reports of their test run, which are written when the run ends. */
final class ReportExtension implements ParameterResolver {

  /** The reports of one test run, by file. */
  static final class Reports implements AutoCloseable {

    private final Map<Path, ConformanceReport> reports = new ConcurrentHashMap<>();

    ConformanceReport of(ConformanceFixture fixture, Path directory) {
      String provider = fixture.provider().value();
      return reports.computeIfAbsent(
          directory.resolve(provider),
          file -> new ConformanceReport(provider, fixture.backend(), directory));
    }

    @Override
    public void close() {
      reports.values().forEach(ConformanceReport::close);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Reports.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(ReportExtension.class))
        .computeIfAbsent(Reports.class, key -> new Reports(), Reports.class);
  }
}
