package dev.tern.testkit.report;

import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.ObservedRun.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The picture of what happened when: a lane for each stream, records as bars that are higher where
 * there were more, states and acknowledgements as marks.
 */
final class Timeline {

  private static final int MOST_LANES = 12;
  private static final double LANE = 26;
  private static final double LEFT = 170;
  private static final double WIDTH = 760;

  /** Several marks of one kind within so much width are drawn as one. */
  private static final int GRAIN = 6;

  private final ObservedRun run;
  private final TimeAxis axis;
  private final Map<String, List<Mark>> lanes = new LinkedHashMap<>();
  private final int hidden;

  private Timeline(ObservedRun run) {
    this.run = run;
    this.axis = TimeAxis.of(run, LEFT, WIDTH);
    Set<String> others = new LinkedHashSet<>();
    lanes.put("", new ArrayList<>());
    for (Mark mark : run.marks()) {
      if (lanes.size() <= MOST_LANES || lanes.containsKey(mark.stream())) {
        lanes.computeIfAbsent(mark.stream(), stream -> new ArrayList<>()).add(mark);
      } else {
        others.add(mark.stream());
      }
    }
    lanes.values().removeIf(List::isEmpty);
    this.hidden = others.size();
  }

  static void draw(ObservedRun run, Markup page) {
    new Timeline(run).draw(page);
  }

  private void draw(Markup page) {
    double bottom = 6 + LANE * lanes.size();
    String size = "0 0 950 " + Shapes.number(bottom + 20);
    page.open("svg", "class", "timeline", "viewBox", size, "role", "img");
    page.leaf("title", "Timeline of " + run.name() + ": " + counts());
    axis.draw(page, 4, bottom);
    double top = 6;
    for (Map.Entry<String, List<Mark>> lane : lanes.entrySet()) {
      drawLane(lane.getKey(), lane.getValue(), top, page);
      top += LANE;
    }
    page.close();
    if (hidden > 0) {
      page.leaf("p", Wording.counted(hidden, "more stream") + " not drawn", "class", "about");
    }
  }

  private void drawLane(String stream, List<Mark> marks, double top, Markup page) {
    double middle = top + LANE / 2;
    Shapes.line(page, "lane", LEFT, top + LANE, LEFT + WIDTH, top + LANE);
    Shapes.label(page, "lane-name", 0, middle + 4, stream.isEmpty() ? "(whole sync)" : cut(stream));
    for (MarkShape shape : MarkShape.values()) {
      Map<Long, Integer> places = places(marks, shape);
      if (shape == MarkShape.RECORD) {
        drawRecords(places, top, page);
      } else {
        places.keySet().forEach(place -> shape.draw(page, LEFT + place * GRAIN, middle));
      }
    }
  }

  private static void drawRecords(Map<Long, Integer> places, double top, Markup page) {
    int most = places.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    places.forEach(
        (place, count) -> {
          double height = 4 + (LANE - 10) * count / most;
          double x = LEFT + place * GRAIN;
          Shapes.box(page, "mark-record", x, top + LANE - 2 - height, GRAIN - 0.5, height);
        });
  }

  private Map<Long, Integer> places(List<Mark> marks, MarkShape shape) {
    Map<Long, Integer> places = new TreeMap<>();
    for (Mark mark : marks) {
      if (MarkShape.of(mark) == shape) {
        places.merge((long) ((axis.place(mark.at()) - LEFT) / GRAIN), 1, Integer::sum);
      }
    }
    return places;
  }

  private String counts() {
    List<String> counts = new ArrayList<>();
    for (MarkShape shape : MarkShape.values()) {
      long count = run.marks().stream().filter(mark -> MarkShape.of(mark) == shape).count();
      counts.add(count + " × " + shape.words());
    }
    return String.join(", ", counts);
  }

  private static String cut(String stream) {
    int length = stream.codePointCount(0, stream.length());
    if (length <= 24) {
      return stream;
    }
    return stream.substring(0, stream.offsetByCodePoints(0, 23)) + "…";
  }
}
