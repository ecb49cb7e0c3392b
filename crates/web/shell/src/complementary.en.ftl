complementary-clea = Digital CléA
complementary-law = Digital skills in law
complementary-primary = Teaching in primary schools
complementary-secondary = Teaching in secondary schools
