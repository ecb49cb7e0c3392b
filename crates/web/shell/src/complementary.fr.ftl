complementary-clea = CléA numérique
complementary-law = Compétences numériques en droit
complementary-primary = Enseignement du premier degré
complementary-secondary = Enseignement du second degré
