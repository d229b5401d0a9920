package io.cloudhal.shelf.cli.demo;

import io.cloudhal.shelf.cli.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the demo found.
 *
 * @param provider that it ran on
 * @param articles the articles
 * @param categories the category that was found, by the article's id
 * @param importCost what importing the classifier cost the function
 */
record NewsResult(
    String provider, List<Article> articles, Map<Integer, String> categories, Json importCost) {

  private boolean right(Article article) {
    return article.category().equals(categories.get(article.id()));
  }

  private List<Article> heldOut() {
    return articles.stream().filter(Article::heldOut).toList();
  }

  private long rightHeldOut() {
    return heldOut().stream().filter(this::right).count();
  }

  double accuracy() {
    return (double) rightHeldOut() / heldOut().size();
  }

  void print(Output output) {
    output.table(table());
    output.line("");
    output.line(
        "Held-out accuracy: %s (%d of %d articles that the training did not see)",
        percent(accuracy()), rightHeldOut(), heldOut().size());
    output.line(
        "Import: %d ms, %d requests, %s, %d classes from the shelf",
        importCost.number("millis"),
        importCost.number("requests"),
        Output.size(importCost.number("bytes")),
        importCost.number("classes"));
    output.result(json());
  }

  private List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("category", "articles", "found", "held out", "right of these"));
    Map<String, List<Article>> byCategory = new TreeMap<>();
    for (Article each : articles) {
      byCategory.computeIfAbsent(each.category(), category -> new ArrayList<>()).add(each);
    }
    byCategory.forEach(
        (category, all) -> {
          List<Article> held = all.stream().filter(Article::heldOut).toList();
          rows.add(
              List.of(
                  category,
                  String.valueOf(all.size()),
                  String.valueOf(categories.values().stream().filter(category::equals).count()),
                  String.valueOf(held.size()),
                  String.valueOf(held.stream().filter(this::right).count())));
        });
    return rows;
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("provider", provider);
    json.put("articles", articles.size());
    json.put("heldOut", heldOut().size());
    json.put("accuracy", accuracy());
    json.put("importMillis", importCost.number("millis"));
    json.put("importRequests", importCost.number("requests"));
    json.put("importBytes", importCost.number("bytes"));
    json.put("classesFromShelf", importCost.number("classes"));
    return json;
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}
