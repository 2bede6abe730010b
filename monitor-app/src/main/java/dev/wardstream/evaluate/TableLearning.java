package dev.wardstream.evaluate;

import dev.wardstream.statistics.Standard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Trains a learner on some moments and asks it about others. What it needs to know of the numbers' scale comes from the first. */
final class TableLearning {
    private static final LabelFactory LABELS = new LabelFactory();
    private static final Label YES = new Label("yes");
    private static final Label NO = new Label("no");
    /** Kept, so that its level is: it would print a line for every tree over the progress bar. */
    private static final Logger LOG = Logger.getLogger("org.tribuo");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final Learner learner;
    private final View view;
    private final String[] columns;
    private final Standard standard;

    private TableLearning(Learner learner, View view, List<double[]> training) {
        this.learner = learner;
        this.view = view;
        this.columns = learner.columns(view.signals()).toArray(String[]::new);
        this.standard = Standard.of(training.toArray(double[][]::new));
    }

    /** The probability of the outcome at each moment, in their order, by a learner that has seen the training moments only. */
    static double[] probabilities(Learner learner, View view, List<Moment> training, List<Moment> asked, long seed) {
        List<Moment> drawn = drawn(training, learner.mostRows(), seed);
        List<double[]> rows =
                drawn.stream().map(moment -> learner.row(moment.window(view))).toList();
        TableLearning table = new TableLearning(learner, view, rows);
        Model<Label> model = table.train(drawn, rows, seed);
        return asked.stream()
                .mapToDouble(moment -> table.probability(model, moment))
                .toArray();
    }

    /** At most so many of them, at random; all where most is 0. */
    static List<Moment> drawn(List<Moment> moments, int most, long seed) {
        if (most == 0 || moments.size() <= most) {
            return moments;
        }
        List<Moment> shuffled = new ArrayList<>(moments);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled.subList(0, most);
    }

    private Model<Label> train(List<Moment> moments, List<double[]> rows, long seed) {
        MutableDataset<Label> dataset = new MutableDataset<>(new SimpleDataSourceProvenance("windows", LABELS), LABELS);
        for (int i = 0; i < rows.size(); i++) {
            dataset.add(example(rows.get(i), moments.get(i).outcome() ? YES : NO));
        }
        return learner.trainer(seed, columns.length).train(dataset);
    }

    private double probability(Model<Label> model, Moment moment) {
        Example<Label> asked = example(learner.row(moment.window(view)), LabelFactory.UNKNOWN_LABEL);
        Label yes = model.predict(asked).getOutputScores().get(YES.getLabel());
        if (yes == null) {
            throw new IllegalStateException(learner.title() + " never saw the outcome in training");
        }
        return yes.getScore();
    }

    private Example<Label> example(double[] row, Label label) {
        ArrayExample<Label> example = new ArrayExample<>(label);
        double[] values = learner.standardised() ? standard.apply(new double[][] {row})[0] : row;
        for (int column = 0; column < columns.length; column++) {
            if (!Double.isNaN(values[column])) {
                example.add(columns[column], values[column]);
            }
        }
        // An example without any feature is refused; a constant tells nothing.
        example.add("nothing", 1);
        return example;
    }
}
