package dev.wardstream.evaluate;

import static java.util.Map.entry;

import dev.wardstream.vitals.Signal;
import dev.wardstream.window.Window;
import java.util.List;
import java.util.Map;
import libsvm.svm;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.classification.libsvm.SVMClassificationType.SVMMode;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.common.tree.RandomForestTrainer;

/**
 * What the networks are measured against: Tribuo's learners over tables made of the same windows. Their settings are ordinary ones,
 * not searched for.
 */
enum Learner {
    LAST_VALUES("logistic regression on last values", true, 0) {
        @Override
        Trainer<Label> trainer(long seed, int columns) {
            return logistic(seed);
        }

        @Override
        double[] row(Window window) {
            return Summary.last(window);
        }

        @Override
        List<String> columns(List<Signal> signals) {
            return signals.stream().map(signal -> signal.field() + " last").toList();
        }
    },
    COUNTS("logistic regression on how often things were measured", true, 0) {
        @Override
        Trainer<Label> trainer(long seed, int columns) {
            return logistic(seed);
        }

        @Override
        double[] row(Window window) {
            return Summary.counts(window);
        }

        @Override
        List<String> columns(List<Signal> signals) {
            return signals.stream().map(signal -> signal.field() + " count").toList();
        }
    },
    SUMMARIES("logistic regression on summaries", true, 0) {
        @Override
        Trainer<Label> trainer(long seed, int columns) {
            return logistic(seed);
        }
    },
    GRADIENT_BOOSTING("gradient boosting on summaries", false, 0) {
        @Override
        Trainer<Label> trainer(long seed, int columns) {
            return new XGBoostClassificationTrainer(BOOSTING_ROUNDS, BOOSTING);
        }
    },
    RANDOM_FOREST("random forest on summaries", true, 2000) {
        @Override
        Trainer<Label> trainer(long seed, int columns) {
            // The forest's rule of thumb: the square root of the columns at every split.
            float share = (float) (1 / Math.sqrt(columns));
            return new RandomForestTrainer<>(
                    new CARTClassificationTrainer(12, 5, 0, share, new GiniIndex(), seed),
                    new VotingCombiner(),
                    FOREST_TREES,
                    seed);
        }
    },
    SVM("support vector machine on summaries", true, 2000) {
        @Override
        Trainer<Label> trainer(long seed, int columns) {
            // libsvm tells of every step on the standard output, which is the report's.
            svm.svm_set_print_string_function(told -> {});
            SVMParameters<Label> parameters =
                    new SVMParameters<>(new SVMClassificationType(SVMMode.C_SVC), KernelType.RBF);
            parameters.setGamma(0.2 / columns);
            parameters.setCost(1);
            parameters.setProbability();
            return new LibSVMClassificationTrainer(parameters, seed);
        }
    };

    private static final int BOOSTING_ROUNDS = 300;
    private static final Map<String, Object> BOOSTING = Map.ofEntries(
            entry("objective", "multi:softprob"),
            entry("tree_method", "hist"),
            entry("eta", 0.05),
            entry("max_depth", 3),
            entry("min_child_weight", 3),
            entry("lambda", 5),
            entry("subsample", 0.7),
            entry("colsample_bytree", 0.5),
            entry("nthread", 1),
            entry("seed", 1),
            entry("verbosity", 0));
    private static final int FOREST_TREES = 100;
    private static final double REGULARISATION = 0.02;

    private final String title;
    private final boolean standardised;
    private final int mostRows;

    Learner(String title, boolean standardised, int mostRows) {
        this.title = title;
        this.standardised = standardised;
        this.mostRows = mostRows;
    }

    String title() {
        return title;
    }

    /** Whether it reads standard deviations from the mean, with gaps at the mean; else values as they are, with gaps. */
    boolean standardised() {
        return standardised;
    }

    /** At most so many rows are learned from, drawn at random, because the cost grows faster than they do; 0 for all. */
    int mostRows() {
        return mostRows;
    }

    abstract Trainer<Label> trainer(long seed, int columns);

    double[] row(Window window) {
        return Summary.of(window);
    }

    List<String> columns(List<Signal> signals) {
        return Summary.names(signals);
    }

    private static Trainer<Label> logistic(long seed) {
        return new LibLinearClassificationTrainer(
                new LinearClassificationType(LinearType.L2R_LR), REGULARISATION, 1000, 0.01, seed);
    }
}
